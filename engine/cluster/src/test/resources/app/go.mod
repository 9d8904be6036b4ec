module lab.test/app

go 1.20
